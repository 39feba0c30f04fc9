"""What makes a function a command: values, forms, commands, outcomes, and the context they run in."""
