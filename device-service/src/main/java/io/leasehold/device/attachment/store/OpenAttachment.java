package io.leasehold.device.attachment.store;

/**
 * An attachment that has not ended.
 *
 * @param host the device's host, 32 hex digits
 */
public record OpenAttachment(String id, String device, String host) {}
