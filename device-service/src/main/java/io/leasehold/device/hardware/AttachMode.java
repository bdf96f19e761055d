package io.leasehold.device.hardware;

/** Where a device is attached to or detached from a virtual machine. */
public enum AttachMode {
    /** In the definition only, which takes effect at the next start. */
    COLD,
    /** In its definition, and in the machine if that runs, is paused or is in between. */
    BOTH;

    public static AttachMode of(boolean running) {
        return running ? BOTH : COLD;
    }
}
