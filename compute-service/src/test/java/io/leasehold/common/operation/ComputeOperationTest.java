package io.leasehold.common.operation;

import io.leasehold.compute.ComputeTest;

@ComputeTest
class ComputeOperationTest extends OperationContract {}
