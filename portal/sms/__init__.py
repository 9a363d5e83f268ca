"""Short messages to phones: one code to one number, through the provider that settings.SMS_PROVIDER names."""
