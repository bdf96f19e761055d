package io.leasehold.compute.keypair;

import java.time.Instant;

/** A user's public key; the private one is the user's alone. */
record Keypair(String userId, String name, String publicKey, String fingerprint, Instant createdAt) {}
