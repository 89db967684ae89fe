"""How the trap of a chapter goes: who fared how, what was clever, and what its picture needs."""
