"""From submissions to one WorkPlan."""
