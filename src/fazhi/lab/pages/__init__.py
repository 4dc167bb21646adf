"""What the lab shows: how far the audit agrees with readers, and the cases that are not met."""
