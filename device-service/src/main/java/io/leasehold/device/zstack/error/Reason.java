package io.leasehold.device.zstack.error;

/** Causes of errors that concern mediated devices. Each belongs to a generic {@link ErrorCode}. */
public enum Reason {
    DISABLED(1001, ErrorCode.FAILED, "device is disabled"),
    NOT_FREE(1002, ErrorCode.FAILED, "device is not free"),
    NOT_ATTACHED(1003, ErrorCode.FAILED, "device is not attached to that VM"),
    VM_STATE(1004, ErrorCode.VM_STATE, "the state of the VM does not allow it"),
    PCI_ELSEWHERE(1005, ErrorCode.FAILED, "the VM has PCI devices of another host"),
    MDEV_ELSEWHERE(1006, ErrorCode.FAILED, "the VM has mediated devices of another host"),
    HOST_STATE(1007, ErrorCode.HOST_DISCONNECTED, "the host is not enabled and connected"),
    VM_ELSEWHERE(1008, ErrorCode.FAILED, "the VM is not on the device's host and cannot start there"),
    VM_LIMIT(1009, ErrorCode.FAILED, "the VM has as many devices as it may"),
    REFUSED(1010, ErrorCode.FAILED, "the hypervisor or the guest refused"),
    STATE_CHANGE(1011, ErrorCode.FAILED, "the state cannot change while the device is attached"),
    IN_USE(1012, ErrorCode.FAILED, "the device is attached"),
    SPEC(1013, ErrorCode.FAILED, "the spec is not available"),
    PARENT_STATE(1014, ErrorCode.FAILED, "the parent is not in the needed state of virtualisation"),
    NO_CAPACITY(1015, ErrorCode.FAILED, "there is no capacity"),
    OTHER_TYPE(1016, ErrorCode.FAILED, "another type is active on the physical device"),
    HARDWARE(1017, ErrorCode.IO, "the hardware failed"),
    BUSY(1018, ErrorCode.FAILED, "the hardware is busy"),
    LOST(1019, ErrorCode.FAILED, "the device is lost in hardware"),
    UNKNOWN(1020, ErrorCode.TIMEOUT, "the outcome is unknown and being settled"),
    LEASE_ENDED(1022, ErrorCode.FAILED, "the lease has ended");

    private final int number;
    private final ErrorCode code;
    private final String description;

    Reason(int number, ErrorCode code, String description) {
        this.number = number;
        this.code = code;
        this.description = description;
    }

    /** Returns the code on the wire, such as {@code MDEV.1002}. */
    public String text() {
        return "MDEV." + number;
    }

    public ErrorCode code() {
        return code;
    }

    public String description() {
        return description;
    }
}
