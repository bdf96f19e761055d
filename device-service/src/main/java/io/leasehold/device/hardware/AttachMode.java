package io.leasehold.device.hardware;

/** Where a device comes to or leaves a virtual machine. */
public enum AttachMode {
    /** In its definition, which counts from its next start on. */
    COLD,
    /** In its definition, and in the machine if that runs, is paused or is in between. */
    BOTH;

    /** What a virtual machine needs that is running, or is not. */
    public static AttachMode of(boolean running) {
        return running ? BOTH : COLD;
    }
}
