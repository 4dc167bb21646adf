"""What all tests share: the tool that tests pytest plugins, which only a top-level conftest may name."""

pytest_plugins = ["pytester"]
