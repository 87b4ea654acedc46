// MARK: - Numbers

extension JSONReader {
    mutating func number() throws(JSONError) -> DataValue {
        let start = position
        if peek == UInt8(ascii: "-") { position += 1 }
        let firstDigit = position
        guard skipDigits() > 0 else { throw error(.malformedNumber, at: start) }
        if bytes[firstDigit] == UInt8(ascii: "0"), position > firstDigit + 1 {
            throw error(.malformedNumber, at: start)
        }
        var isReal = false
        if peek == UInt8(ascii: ".") {
            isReal = true
            position += 1
            guard skipDigits() > 0 else { throw error(.malformedNumber, at: start) }
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            isReal = true
            position += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
            guard skipDigits() > 0 else { throw error(.malformedNumber, at: start) }
        }
        return isReal ? try real(from: start) : try integer(from: start)
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
        return position - start
    }

    private func integer(from start: Int) throws(JSONError) -> DataValue {
        let negative = bytes[start] == UInt8(ascii: "-")
        var result: Int64 = 0
        for byte in bytes[(negative ? start + 1 : start)..<position] {
            let digit = Int64(byte &- UInt8(ascii: "0"))
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            // Built downwards for negative numbers, so that the smallest one fits.
            let (sum, carried) =
                negative
                ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            guard !overflow, !carried else { throw error(.integerOutOfRange(excerpt(from: start)), at: start) }
            result = sum
        }
        return .integer(result)
    }

    private func real(from start: Int) throws(JSONError) -> DataValue {
        let digits = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let value = Double(digits), value.isFinite else {
            throw error(.realOutOfRange(excerpt(from: start)), at: start)
        }
        return .real(value)
    }

    private func excerpt(from start: Int) -> String {
        let digits = String(decoding: bytes[start..<position], as: UTF8.self)
        return digits.utf8.count <= 40 ? digits : digits.prefix(37) + "..."
    }
}

// MARK: - Texts

extension JSONReader {
    /// Reads from the opening to the closing quotation mark.
    mutating func text() throws(JSONError) -> String {
        position += 1
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                defer { position += 1 }
                return try decode(UnsafeBufferPointer(rebasing: bytes[start..<position]), at: start)
            case UInt8(ascii: "\\"):
                return try textWithEscapes(from: start)
            case let byte where byte < 0x20:
                throw error(.controlCharacter(byte))
            default:
                position += 1
            }
        }
        throw error(.unexpectedEnd)
    }

    /// Goes on from the first backslash, gathering the unescaped bytes.
    private mutating func textWithEscapes(from start: Int) throws(JSONError) -> String {
        var gathered = Array(bytes[start..<position])
        // Bytes are checked run by run, so that an error names the place in the file rather than in `gathered`.
        var runStart = start
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                _ = try decode(UnsafeBufferPointer(rebasing: bytes[runStart..<position]), at: runStart)
                position += 1
                return String(decoding: gathered, as: UTF8.self)
            case UInt8(ascii: "\\"):
                _ = try decode(UnsafeBufferPointer(rebasing: bytes[runStart..<position]), at: runStart)
                try appendEscape(to: &gathered)
                runStart = position
            case let byte where byte < 0x20:
                throw error(.controlCharacter(byte))
            case let byte:
                gathered.append(byte)
                position += 1
            }
        }
        throw error(.unexpectedEnd)
    }

    private mutating func appendEscape(to gathered: inout [UInt8]) throws(JSONError) {
        let start = position
        position += 1
        guard let byte = peek else { throw error(.unexpectedEnd) }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): gathered.append(byte)
        case UInt8(ascii: "b"): gathered.append(0x08)
        case UInt8(ascii: "f"): gathered.append(0x0C)
        case UInt8(ascii: "n"): gathered.append(0x0A)
        case UInt8(ascii: "r"): gathered.append(0x0D)
        case UInt8(ascii: "t"): gathered.append(0x09)
        case UInt8(ascii: "u"): try appendScalar(escapedAt: start, to: &gathered)
        default: throw error(.malformedEscape, at: start)
        }
    }

    private mutating func appendScalar(escapedAt start: Int, to gathered: inout [UInt8]) throws(JSONError) {
        let unit = try hexadecimalUnit(escapedAt: start)
        var code = UInt32(unit)
        if UTF16.isLeadSurrogate(unit) {
            guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
                bytes[position + 1] == UInt8(ascii: "u")
            else { throw error(.loneSurrogate, at: start) }
            position += 2
            let trail = try hexadecimalUnit(escapedAt: start)
            guard UTF16.isTrailSurrogate(trail) else { throw error(.loneSurrogate, at: start) }
            code = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw error(.loneSurrogate, at: start) }
        gathered.append(contentsOf: String(Character(scalar)).utf8)
    }

    private mutating func hexadecimalUnit(escapedAt start: Int) throws(JSONError) -> UInt16 {
        guard position + 4 <= bytes.count else { throw error(.unexpectedEnd, at: bytes.count) }
        var unit: UInt16 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw error(.malformedEscape, at: start)
            }
            unit = unit << 4 | UInt16(digit)
        }
        position += 4
        return unit
    }

    private func decode(_ run: UnsafeBufferPointer<UInt8>, at start: Int) throws(JSONError) -> String {
        do throws(UTF8.ValidationError) {
            return String(copying: try UTF8Span(validating: run.span))
        } catch {
            throw self.error(.invalidUTF8, at: start + error.byteOffsets.lowerBound)
        }
    }
}
