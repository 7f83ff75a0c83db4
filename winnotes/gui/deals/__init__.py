"""The list of won deals: looked through, taken in from a CRM, and the lunch begun from one."""
