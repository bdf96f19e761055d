package io.leasehold.hypervisor.hardware;

/** Root password of a new machine. No text form shows the password, and no table of this service holds the password. */
public record RootPassword(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
