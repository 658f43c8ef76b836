"""When: the date of a trigger, and the day that the account carries on."""
