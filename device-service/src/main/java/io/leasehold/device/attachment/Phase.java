package io.leasehold.device.attachment;

import io.leasehold.common.operation.Operation;

/**
 * Progress of an operation; stored before the step that the phase names, so that the process that takes over knows what
 * may have happened. A finished operation has no row.
 */
enum Phase {
    /** Nothing has been done. */
    ACCEPTED,
    /** The device is taken; the hardware knows nothing. */
    RESERVED,
    /** The hardware may have been asked. */
    HW_SENT,
    /** The hardware was asked; what came of that is unknown. */
    HW_UNKNOWN,
    /** The hardware did it; the outcome is not recorded. */
    HW_DONE,
    /** The step must not stay done; the hardware is asked to undo it, as often as necessary. */
    COMPENSATING;

    static Phase of(Operation operation) {
        return operation.phase().isEmpty() ? ACCEPTED : valueOf(operation.phase());
    }
}
