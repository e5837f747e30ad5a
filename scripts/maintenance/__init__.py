"""What keeps the site true after launch: facts that grow old, links that die, contacts nobody has confirmed."""
