package io.leasehold.device.attachment;

import io.leasehold.common.operation.ObservationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.device.hardware.DomainDevices;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Work of tests that asks a host for the holder of a device. */
@Singleton
class ObservationBeans {
    @Produces
    @Singleton
    static ObservationWork work(Operations operations, Transactions transactions, DomainDevices devices) {
        return new ObservationWork(
                operations, transactions, operation -> devices.holder(operation.console(), operation.subject()));
    }
}
