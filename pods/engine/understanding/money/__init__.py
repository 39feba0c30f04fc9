"""What is said of money besides an amount and a shop: accounts, who owes whom, what recurs, what is compared."""
