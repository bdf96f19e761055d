package io.leasehold.compute.keypair;

import java.time.Instant;

/** A public key of a user. */
record Keypair(String userId, String name, String publicKey, String fingerprint, Instant createdAt) {}
