"""carelex: what UK social care words mean, with every source's definition side by side."""

__version__ = "0.1.0.dev0"
