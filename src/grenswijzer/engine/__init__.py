"""What turns law into a running system. Knows no law: levels, inputs, figures and rules come from a package."""
