package io.leasehold.compute.poll;

import io.leasehold.common.operation.OperationWork;
import io.leasehold.compute.hardware.HostInfo;

/**
 * A recurring look at one host: an operation whose subject and console are the host, ordered by {@link HostPolls}. Ends by
 * itself when the host cannot be asked any more.
 */
public interface HostPoll extends OperationWork {
    /** True when the host is to be looked at. */
    boolean appliesTo(HostInfo host);
}
