"""How does the text of a notice become a draft of a scheme?"""
