create publication mentors for table mentor;
