# The first use of any target makes .venv and installs into it; `make` alone prints the targets.
PYTHON ?= python3
VENV   ?= .venv
REPORT ?=
LANGUAGE ?=
PORT   ?= 8000
BIN    := $(VENV)/bin
OUT    := docs/_build/html$(if $(LANGUAGE),-$(LANGUAGE))
PDF    := docs/_build/pdf
SINGLE := docs/_build/single
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet install --constraint constraints.txt
SPHINX := REPORT="$(abspath $(REPORT))" $(BIN)/sphinx-build -c . --quiet
SERVE  := REPORT="$(abspath $(REPORT))" $(BIN)/python -m fazhi.sphinx_ext.serve $(PORT) $(OUT) -c . --quiet

COMPILED  := requirements/compiled.json
CATALOGUE := $(wildcard requirements/*.yaml requirements/obligations/*.yaml)
MODULES   := $(wildcard src/fazhi/*.py src/fazhi/*/*.py src/fazhi/*/*/*.py)

# REPORT=file, UNIT_KIND=kind, YEAR=year name a report of one's own.
SITE_OPTIONS  := $(if $(UNIT_KIND),-D fazhi_unit_kind=$(UNIT_KIND)) $(if $(YEAR),-D fazhi_year=$(YEAR)) $(if $(LANGUAGE),-D language=$(LANGUAGE))
CHECK_OPTIONS := $(if $(REPORT),--report "$(REPORT)") $(if $(UNIT_KIND),--unit-kind $(UNIT_KIND)) $(if $(YEAR),--year $(YEAR))

.PHONY: help html pdf single gaps test check serve clean bench
.DEFAULT_GOAL := help
.NOTPARALLEL:

help:
	@echo "make html  [REPORT=文件]  生成审查文档 / build the audit documents into $(OUT)"
	@echo "           [LANGUAGE=en]  英文站点 / the site in English, into docs/_build/html-en"
	@echo "make gaps  [REPORT=文件]  缺口清单 / the gap report, one check for each obligation"
	@echo "make pdf   [REPORT=文件]  缺口清单和追溯矩阵的 PDF，可打印 / gap report and matrix as PDF into $(PDF)"
	@echo "make single [REPORT=文件] 每份报告一个 HTML 文件，可邮寄 / each report as one HTML file into $(SINGLE)"
	@echo "make serve [PORT=8000]    在本机浏览器查看，改了文件自动重做 / show the site, rebuilt after every change"
	@echo "make test                 运行本软件的测试 / run the tests of this software"
	@echo "make check                持续集成的全部检查 / everything that CI runs"
	@echo "make bench                只测速度与内存 / measure speed and memory alone"
	@echo "make clean                删除生成物 / remove what was made"
	@echo "REPORT 可加 UNIT_KIND=county|department|township|development_zone 和 YEAR=年份 / may go with REPORT"

html: $(VENV)/ready
	$(SPHINX) -W --keep-going $(SITE_OPTIONS) docs $(OUT)
	@echo "$(OUT)/index.html"

gaps: $(VENV)/ready $(COMPILED)
	@$(BIN)/pytest checks $(CHECK_OPTIONS) -q

pdf: $(VENV)/ready-pdf html
	@$(BIN)/python -m fazhi.sphinx_ext.pdf $(OUT) $(PDF)

single: html
	@$(BIN)/python -m fazhi.sphinx_ext.single $(OUT) $(SINGLE)

serve: $(VENV)/ready
	@$(SERVE) -W --keep-going $(SITE_OPTIONS) docs

test: $(VENV)/ready-dev $(COMPILED)
	$(BIN)/pytest -n auto -m "not bench"

bench: $(VENV)/ready-dev $(COMPILED)
	$(BIN)/pytest tests/bench -m bench -o addopts="--strict-markers --strict-config" -p no:randomly -s

check: $(VENV)/ready-dev $(COMPILED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto -m "not bench"
	$(MAKE) bench
	$(BIN)/sphinx-build -c . -W --keep-going -n -E -q docs docs/_build/check
	$(BIN)/python -m build --outdir build/dist . >/dev/null

clean:
	rm -rf docs/_build build dist $(COMPILED) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# The catalogue in one file, which loads faster and is passed over as soon as the YAML differs; and the modules as
# bytecode. The site keeps one of its own, so that `make html` need not wait for this one.
$(COMPILED): $(CATALOGUE) $(MODULES) | $(VENV)/bin/python
	@$(BIN)/python -m fazhi.catalogue
	@$(BIN)/python -m compileall -q src

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable '.[checks,docs]'
	@touch $@

$(VENV)/ready-pdf: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable '.[checks,docs,pdf]'
	@touch $@ $(VENV)/ready

$(VENV)/ready-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/ready $(VENV)/ready-pdf
