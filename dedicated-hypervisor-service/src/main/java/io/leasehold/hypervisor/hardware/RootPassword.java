package io.leasehold.hypervisor.hardware;

/** A machine's root password on its way there; kept nowhere on our side and shown by nothing. */
public record RootPassword(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
