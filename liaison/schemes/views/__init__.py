"""What do people see of notices under review and of schemes in force?"""
