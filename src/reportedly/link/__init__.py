"""How reports and claims hang together: who copies whom, from whom a claim comes, what is told of one event and how."""
