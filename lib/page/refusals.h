// In: nothing; this is data. Out: why a page is not read, in both languages. `{0}` stands for the bound.
#pragma once

#include "base/message.h"

namespace ocpv::page {

inline constexpr Message kTooManyBytes{"the page has more than {0} bytes", "页面超过 {0} 字节"};
inline constexpr Message kNotUtf8{"the page is not valid UTF-8", "页面不是合法的 UTF-8"};
inline constexpr Message kNotInCharset{"the page is neither valid UTF-8 nor text in the charset it declares",
                                       "页面既不是合法的 UTF-8，也不符合它所声明的字符集"};
inline constexpr Message kTooManyTags{"the page has more than {0} HTML tags", "页面中的 HTML 标签超过 {0} 个"};
inline constexpr Message kTooManyBrackets{"the page has more than {0} opening brackets", "页面中的左括号超过 {0} 个"};
inline constexpr Message kTooManyRows{"the page has more than {0} rows in its tables", "页面中的表格超过 {0} 行"};
inline constexpr Message kTooManyTables{"the page has more than {0} tables", "页面中的表格超过 {0} 个"};
inline constexpr Message kTooManyColumns{"a line has more than {0} columns", "某一行超过 {0} 列"};
inline constexpr Message kTooManyCells{"a table has more than {0} columns, or its spans repeat too much",
                                       "某个表格超过 {0} 列，或其合并单元格重复过多"};
inline constexpr Message kMarksTooDeep{"lists or quotes are nested more than {0} deep", "列表或引用嵌套超过 {0} 层"};
inline constexpr Message kElementsTooDeep{"HTML elements are nested more than {0} deep", "HTML 元素嵌套超过 {0} 层"};
inline constexpr Message kTooMuchMemory{"the page's HTML takes too much memory to read",
                                        "读取此页面的 HTML 需要过多内存"};
inline constexpr Message kTooLongLine{"a line has more than {0} bytes", "某一行超过 {0} 字节"};
inline constexpr Message kTooMuchText{"running text has more than {0} bytes without a blank line",
                                      "连续正文超过 {0} 字节而没有空行"};

}  // namespace ocpv::page
