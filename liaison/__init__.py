"""对口联系平台 (Liaison): notice, scheme, duties, evidence, findings, reports."""
