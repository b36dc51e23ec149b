"""What the reports of a situation come to when they are weighed: truth among values, grades, rival explanations."""
