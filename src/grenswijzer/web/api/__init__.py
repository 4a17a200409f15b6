"""The HTTP API ``/api/v1``: the operations of the library for programs, without any state."""
