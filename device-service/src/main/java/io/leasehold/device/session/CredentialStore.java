package io.leasehold.device.session;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Accounts with passwords. */
@Singleton
class CredentialStore implements PanacheRepositoryBase<CredentialRow, String> {}
