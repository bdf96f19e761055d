package io.leasehold.common.operation;

import io.leasehold.hypervisor.HypervisorTest;

@HypervisorTest
class OperationTest extends OperationContract {}
