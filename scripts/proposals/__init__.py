"""What a pull request shows its author: messages beside the line, ready-made corrections, pictures of changed pages."""
