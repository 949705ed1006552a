//! The checksum of files and records: CRC-32/ISO-HDLC, as in gzip and PNG. It finds damage, not malice.
#![forbid(unsafe_code)]

use crc::{CRC_32_ISO_HDLC, Crc, Table};

const CRC: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC);

/// The checksum of `parts`, one after the other.
pub fn crc32<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> u32 {
    let mut digest = CRC.digest();
    for part in parts {
        digest.update(part);
    }
    digest.finalize()
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn the_check_value_of_the_catalogue() {
        assert_eq!(crc32([b"123456789".as_slice()]), 0xcbf4_3926);
        assert_eq!(crc32([b"12345".as_slice(), b"6789"]), 0xcbf4_3926);
    }
}
