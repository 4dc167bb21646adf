"""Sphinx configuration of the audit site: extensions and theme; `fazhi.sphinx_ext` decides the rest."""

project = "法治政府建设年度报告核查"
language = "zh_CN"
extensions = ["fazhi.sphinx_ext", "sphinx_needs"]
html_theme = "furo"
html_title = project
html_copy_source = False
html_use_index = False
html_show_copyright = False
html_show_sphinx = False
exclude_patterns = ["_build", "locale"]
locale_dirs = ["locale"]
gettext_compact = "docs"
