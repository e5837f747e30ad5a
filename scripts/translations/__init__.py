"""What people who look after the local languages run: state, stamp, words without a witness, sheet, a new language."""
