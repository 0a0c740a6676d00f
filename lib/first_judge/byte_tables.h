// In: nothing; these are numbers, looked up by half a byte. Out: which bytes may stand behind a backslash, and which
// may not stand beside each other in UTF-8.
//
// That is the look-up of Keiser and Lemire ("Validating UTF-8 in less than one instruction per byte", 2020): of each
// two neighbouring bytes the first one's halves and the second one's high half each say what could be wrong; what all
// three say is wrong. Third and fourth bytes are counted apart: there, a byte that goes on is expected.
#pragma once

#include <array>
#include <cstdint>

namespace ocpv::first_judge {

using ByteTable = std::array<std::uint8_t, 16>;

inline constexpr std::uint8_t kTooShort = 1, kTooLong = 2, kOverlong3 = 4, kTooLarge = 8, kSurrogate = 16,
                              kOverlong2 = 32, kOverlong4 = 64, kTooLarge1000 = 64, kTwoFollow = 128;
inline constexpr std::uint8_t kCarry = kTooShort | kTooLong | kTwoFollow;
inline constexpr std::uint8_t kAbove = kCarry | kTooLarge | kTooLarge1000;
inline constexpr std::uint8_t kMiddle = kTooLong | kOverlong2 | kTwoFollow;

alignas(16) inline constexpr ByteTable kFirstHigh = {kTooLong,
                                                     kTooLong,
                                                     kTooLong,
                                                     kTooLong,
                                                     kTooLong,
                                                     kTooLong,
                                                     kTooLong,
                                                     kTooLong,
                                                     kTwoFollow,
                                                     kTwoFollow,
                                                     kTwoFollow,
                                                     kTwoFollow,
                                                     kTooShort | kOverlong2,
                                                     kTooShort,
                                                     kTooShort | kOverlong3 | kSurrogate,
                                                     kTooShort | kTooLarge | kTooLarge1000 | kOverlong4};
alignas(16) inline constexpr ByteTable kFirstLow = {kCarry | kOverlong3 | kOverlong2 | kOverlong4,
                                                    kCarry | kOverlong2,
                                                    kCarry,
                                                    kCarry,
                                                    kCarry | kTooLarge,
                                                    kAbove,
                                                    kAbove,
                                                    kAbove,
                                                    kAbove,
                                                    kAbove,
                                                    kAbove,
                                                    kAbove,
                                                    kAbove,
                                                    kAbove | kSurrogate,
                                                    kAbove,
                                                    kAbove};
alignas(16) inline constexpr ByteTable kSecondHigh = {kTooShort,
                                                      kTooShort,
                                                      kTooShort,
                                                      kTooShort,
                                                      kTooShort,
                                                      kTooShort,
                                                      kTooShort,
                                                      kTooShort,
                                                      kMiddle | kOverlong3 | kTooLarge1000 | kOverlong4,
                                                      kMiddle | kOverlong3 | kTooLarge,
                                                      kMiddle | kSurrogate | kTooLarge,
                                                      kMiddle | kSurrogate | kTooLarge,
                                                      kTooShort,
                                                      kTooShort,
                                                      kTooShort,
                                                      kTooShort};

/// Of `"\/bfnrtu`, which may stand behind a backslash, by the halves of a byte: what both halves have in common is one
/// group.
alignas(16) inline constexpr ByteTable kEscapeLow = {0, 0, 1 | 4 | 8, 0, 8, 8, 4, 0, 0, 0, 0, 0, 2, 0, 4, 1};
alignas(16) inline constexpr ByteTable kEscapeHigh = {0, 0, 1, 0, 0, 2, 4, 8};

/// What is left of a byte of these after subtraction has the top bit: two or three bytes behind it one must go on.
inline constexpr char kThreeBytes = 0xE0 - 0x80, kFourBytes = 0xF0 - 0x80, kTopBit = static_cast<char>(0x80);

}  // namespace ocpv::first_judge
