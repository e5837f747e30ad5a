"""What people who look after the local languages run: state, stamp, words the glossary does not cover, review form, a new language."""
