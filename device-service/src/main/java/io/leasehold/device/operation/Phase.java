package io.leasehold.device.operation;

/**
 * How far an operation is; stored before the step that it names, so that whoever takes over knows what may have
 * happened. A finished operation has no row.
 */
public enum Phase {
    /** Nothing has been done. */
    ACCEPTED,
    /** The device is taken; the hardware knows nothing. */
    RESERVED,
    /** The hardware may have been asked. */
    HW_SENT,
    /** The hardware was asked and did not answer in time. */
    HW_UNKNOWN,
    /** The hardware did it; the outcome is not recorded. */
    HW_DONE,
    /** It must not stay done; the hardware is asked to undo it, as often as it takes. */
    COMPENSATING
}
