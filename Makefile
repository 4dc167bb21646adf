# Each target is a `fazhi` command; the first use of any of them makes .venv and installs into it. `make` prints them.
PYTHON ?= python3
VENV   ?= .venv
FAZHI  := "$(VENV)/bin/python" -m fazhi

# Values reach the commands through the environment, letter for letter: neither make nor a shell reads what is in them.
pass = $(eval override $(1) := $$(value $(1)))$(eval export FAZHI_$(2) := $$(value $(1)))
$(foreach name,REPORT RESULTS UNIT_KIND YEAR UNIT TERRITORY ROLE LAW_YEAR LAWS CATALOGUE ONLY SAMPLE SEED,$(call pass,$(name),$(name)))
# LANGUAGE and PORT are names that systems set for purposes of their own, so only the command line counts.
$(if $(filter command,$(origin LANGUAGE)),$(call pass,LANGUAGE,SITE_LANGUAGE))
$(if $(filter command,$(origin PORT)),$(call pass,PORT,PORT))

.PHONY: help html site gaps pdf single corpus serve bundle clean test check calibrate bench mutants fuzz torture install install-pdf install-corpus install-dev
.DEFAULT_GOAL := help
.NOTPARALLEL:

help:
	@echo "make html  [REPORT=文件]  生成审查文档 / build the audit documents into docs/_build/html"
	@echo "           [LANGUAGE=en]  英文站点 / the site in English, into docs/_build/html-en"
	@echo "make gaps  [REPORT=文件]  缺口清单 / the gap report, one check for each obligation"
	@echo "make pdf   [REPORT=文件]  核查意见和追溯矩阵的 PDF，可打印 / opinion and matrix as PDF into docs/_build/pdf"
	@echo "make single [REPORT=文件] 每份报告一个 HTML 文件，可邮寄 / each report as one HTML file into docs/_build/single"
	@echo "make corpus RESULTS=结果      fazhi corpus audit 的结果做成网站 / a site of the results of a corpus, in docs/_build/corpus"
	@echo "make serve [PORT=8000]    在本机浏览器查看，改了文件自动重做 / show the site, rebuilt after every change"
	@echo "make bundle               不联网安装用的文件夹 / a folder to install from without a network"
	@echo "make test                 运行本软件的测试 / run the tests of this software"
	@echo "make check                持续集成的全部检查 / everything that CI runs"
	@echo "make calibrate            用标注重新校准把握 / train the likelihood of verdicts anew on labels"
	@echo "make bench                只测速度与内存 / measure speed and memory alone"
	@echo "make mutants [ONLY=路径] [SAMPLE=处数] [SEED=种子]  变异测试：改坏引擎，看测试是否发觉 / break the engine, see whether the tests notice"
	@echo "make fuzz [ONLY=格式]     改坏各种格式的文件，看读不读得稳 / damage documents of every format, see whether reading holds"
	@echo "make torture              一再杀掉正在写记录的命令，看丢不丢东西 / kill what writes records, see that nothing is lost"
	@echo "make clean                删除生成物 / remove what was made"
	@echo "REPORT 可加 UNIT_KIND=county|department|township|development_zone、YEAR=、UNIT=、TERRITORY=、ROLE=、LAWS=、LAW_YEAR= / may go with REPORT"
	@echo "每个目标都是一条 fazhi 命令 / each target is a command: .venv/bin/fazhi --help"

html site: install
	@$(FAZHI) site

gaps: install
	@$(FAZHI) gaps

pdf: install-pdf
	@$(FAZHI) pdf

single: install
	@$(FAZHI) single

corpus: install-corpus
	@$(FAZHI) corpus site

serve: install
	@$(FAZHI) serve

bundle: install-dev
	@$(FAZHI) bundle

test: install-dev
	@$(FAZHI) dev test

check: install-dev
	@$(FAZHI) dev check

calibrate: install-dev
	@$(FAZHI) dev calibrate

bench: install-dev
	@$(FAZHI) dev bench

mutants: install-dev
	@$(FAZHI) dev mutants

fuzz: install-dev
	@$(FAZHI) dev fuzz

torture: install-dev
	@$(FAZHI) dev torture

clean: install
	@$(FAZHI) clean

install:
	@"$(PYTHON)" install.py --venv "$(VENV)" --extras checks,docs,excel,read-pdf,review,word

install-pdf:
	@"$(PYTHON)" install.py --venv "$(VENV)" --extras checks,docs,excel,read-pdf,review,word,pdf

install-corpus:
	@"$(PYTHON)" install.py --venv "$(VENV)" --extras checks,docs,excel,read-pdf,review,word,corpus

install-dev:
	@"$(PYTHON)" install.py --venv "$(VENV)" --extras dev
