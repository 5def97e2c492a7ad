"""What does `liaison read` do? It opens files and folders, and prints what was read in them."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from liaison.core.notices.decode import Unreadable
from liaison.read.folder import read_folder
from liaison.read.opening import read_file, read_files
from liaison.read.printing import print_draft, print_error

__all__ = ["main", "read_command", "read_file"]


def read_command(
    files: Sequence[Path], *, output: str = "table", text: bool = False, explain: bool = False
) -> int:
    """Reads and prints every file, and each of a package; the exit status is 1 if one could not be read."""
    failed = False
    for file in files:
        for each, found in read_files(file, explain=explain):
            if isinstance(found, Unreadable):
                failed = True
                print_error(found, each, output)
            else:
                print_draft(found, each, output, text=text, explain=explain)
    return int(failed)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="liaison read", description="读取对口联系通知")
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="文件、几份文件的压缩包，或者一个文件夹"
    )
    parser.add_argument("--format", choices=("json", "table"), default="table", dest="output")
    parser.add_argument("--text", action="store_true", help="输出清理后的文字")
    parser.add_argument("--explain", action="store_true", help="逐步说明读出了什么")
    parser.add_argument("--results", type=Path, help="读文件夹时结果存到哪里，中断后据此接着读")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="同时读几个文件")
    options = parser.parse_args(arguments)
    if len(options.files) == 1 and options.files[0].is_dir():
        return read_folder(options.files[0], results=options.results, processes=max(1, options.processes))
    return read_command(options.files, output=options.output, text=options.text, explain=options.explain)
