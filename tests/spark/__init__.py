"""What can be tested of Spark as the engine without Spark; and, as ``python -m tests.spark``, the test that needs a cluster."""
