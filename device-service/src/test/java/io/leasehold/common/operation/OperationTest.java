package io.leasehold.common.operation;

import io.leasehold.device.DeviceTest;

/** The operation engine on this service's table. */
@DeviceTest
class OperationTest extends OperationContract {}
