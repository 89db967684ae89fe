"""Devices and bindings: from window events to intents."""
