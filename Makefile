# 对口联系平台 Liaison. `make` lists the commands.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# Any Python from 3.11; the first that is there.
PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,$(shell command -v $(name))))
BIN := .venv/bin
STAMPS := .venv/stamps
VENDOR := liaison/ui/static/ui/vendor
CATALOGUES := $(wildcard liaison/locale/*/LC_MESSAGES/django.po)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help install run test check fix bench fuzz manual requirements clean

help: ## 列出全部命令 list the commands
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 22

install: $(STAMPS)/run $(VENDOR)/licences.txt $(CATALOGUES:.po=.mo) ## 安装运行所需 install what the product needs

run: install ## 启动系统（PORT=8000），Ctrl-C 停止 start everything, Ctrl-C stops it
	@exec $(BIN)/liaison run

test: install $(STAMPS)/test ## 运行全部测试 run all tests
	@mkdir -p build && scripts/test-programs
	$(BIN)/python -m pytest -n auto

check: install $(STAMPS)/test ## 代码检查：格式、类型、层次、迁移 lint, types, storeys, migrations
	@scripts/check

fix: $(STAMPS)/test ## 自动整理代码 mend lint and format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: install $(STAMPS)/test $(STAMPS)/bench ## 性能测量，一次一表 measure how quick it is, one table
	$(BIN)/python -m benchmarks

fuzz: install $(STAMPS)/test ## 读受损的文件（FILES=10000 MINUTES=15 SEED=1） read thousands of damaged files
	DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python -m tests.hostile.fuzz \
	  --files $(or $(FILES),10000) --minutes $(or $(MINUTES),15) --seed $(or $(SEED),1)

manual: install $(STAMPS)/test ## 重拍手册插图 take the manual's pictures anew
	@mkdir -p build && scripts/test-programs
	LIAISON_TAKE_PICTURES=yes $(BIN)/python -m pytest -q tests/manual

requirements: $(STAMPS)/tools ## 重新锁定依赖版本 pin the requirements anew
	@for name in build run test bench node tools; do \
	  echo "requirements/$$name.txt"; \
	  $(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-annotate --no-header \
	    --universal --python-version 3.11 requirements/$$name.in -o requirements/$$name.txt || exit 1; \
	done

clean: ## 删除安装与构建结果（不删数据） remove what was installed and built, never data
	rm -rf .venv build assets/node_modules $(VENDOR) $(CATALOGUES:.po=.mo)

.venv/pyvenv.cfg:
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11 以上  Python 3.11 or later is needed" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "需要 Python 3.11 以上  Python 3.11 or later is needed: $(PYTHON)" >&2; exit 1; }
	@PYTHON=$(PYTHON) scripts/make-venv

# A stamp is newer than all that it was made from; it lies in .venv and goes with it.
$(STAMPS)/run: requirements/build.txt requirements/run.txt requirements/run.in pyproject.toml | .venv/pyvenv.cfg
	$(PIP) --require-hashes -r requirements/build.txt
	$(PIP) --require-hashes -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/test: requirements/test.txt $(STAMPS)/run
	$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

$(STAMPS)/bench: requirements/bench.txt $(STAMPS)/run
	$(PIP) --require-hashes --no-build-isolation -r requirements/bench.txt
	@touch $@

$(STAMPS)/tools: requirements/tools.txt | .venv/pyvenv.cfg
	$(PIP) --require-hashes -r requirements/tools.txt
	@mkdir -p $(STAMPS) && touch $@

# The licences are written last, so they stand for all that the build makes.
$(VENDOR)/licences.txt: assets/build.mjs assets/icons.txt assets/package.json assets/package-lock.json \
    $(wildcard liaison/ui/styles/*.css) | $(STAMPS)/run
	scripts/build-assets

%.mo: %.po | $(STAMPS)/run
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
