package io.leasehold.backing.postgres;

/** Name and password of a database role. */
public record Login(String name, String password) {

    @Override
    public String toString() {
        return name;
    }
}
