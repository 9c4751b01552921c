"""Says how to install a package that a reader needs and that is not there."""

from carelex.errors import CarelexError


def missing_package(name: str, what: str, package: str, extra: str) -> CarelexError:
    """Make the error that reading the file *name* needs a *package*, with the command for each installer.

    what: the kind of file, in words. extra: the extra of carelex that brings the package.
    """
    return CarelexError(
        f"{name}: to read {what}, install carelex[{extra}], which adds {package}; "
        f"with pipx: pipx inject carelex {package}; "
        f'with uv, in the folder of the project: uv tool install --reinstall ".[{extra}]"; '
        f"with pip: pip install {package}"
    )
