package io.leasehold.compute.poll;

import io.leasehold.common.operation.OperationWork;
import io.leasehold.compute.hardware.HostInfo;

/**
 * Recurring observation of one host: an operation whose subject and console are the host, ordered by {@link HostPolls}. The
 * observation ends when the host is down.
 */
public interface HostPoll extends OperationWork {
    /** Returns true when the host is observed. */
    boolean appliesTo(HostInfo host);
}
