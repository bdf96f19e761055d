package io.leasehold.backing.postgres;

/** A name and a password of the database. */
public record Login(String name, String password) {

    @Override
    public String toString() {
        return name;
    }
}
