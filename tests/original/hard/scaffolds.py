"""Page scaffolds in the manner of ten content systems, written for these tests.

Holes: `$title`, `$column`, `$site_name`, `$date` (with the time), for WeChat `$ct`, `$biz`, `$mid`, `$idx`, `$sn`, and the slots
`$above` (source line), `$body`, `$tail` (end of the body's container), `$after`, `$side`, `$comments`, `$footer`, `$script`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scaffold:
    """charset: how the bytes are written. declared: what the meta tag says. paragraph: how body paragraphs are marked."""

    name: str
    markup: str
    charset: str = "utf-8"
    declared: str = "utf-8"
    paragraph: str = "<p>{}</p>"


ZXT = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html><head><meta charset="$charset"><title>$title-$column-$site_name</title></head>
<body><div class="top">政务网群 <a href="http://www.zgzx114.com/">网群首页</a> 欢迎来到$site_name!</div>
<div class="nav"><a href="/">首页</a><a href="/list-12-1.html">政策法规</a><a href="/list-15-1.html">基层动态</a></div>
<div class="main"><div class="weizhi">当前所在:<a href="/">首页</a> &gt; <a href="/list-12-1.html">$column</a> &gt; 正文</div>
<div class="left"><h1>$title</h1><div class="sm">$above</div><div class="content">$body
$tail</div>$after</div><div class="right">$side</div></div>$comments
<div class="foot">$site_name 版权所有 $footer</div>$script</body></html>"""

TRS = """<!DOCTYPE html>
<html><head><meta charset="$charset"><meta name="SiteName" content="$site_name"><meta name="ColumnName" content="$column">
<meta name="ArticleTitle" content="$title"><meta name="PubDate" content="$date"><meta name="ContentSource" content="">
<title>${column}_$site_name</title></head><body>
<div class="header"><ul><li><a href="/">首 页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/hdjl/">互动交流</a></li></ul></div>
<div class="crumb">当前位置：<a href="../../../">首页</a>&gt;<a href="../">$column</a></div>
<div class="xl"><div class="xl_tit">$title</div><div class="xl_info">$above</div>
<div class="TRS_Editor">$body$tail</div><div class="xl_end">$after</div></div>$side$comments
<div class="footer"><p>主办单位：$site_name</p>$footer</div>$script</body></html>"""

JCMS = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=$charset"><title>$site_name $column $title</title></head>
<body><table class="top"><tr><td><a href="/index.html">首页</a> <a href="/col/col12/index.html">$column</a></td></tr></table>
<table id="article" width="1000" align="center"><tr><td class="title">$title</td></tr><tr><td align="center">$above</td></tr>
<tr><td class="bt_content"><div id="zoom">$body$tail</div></td></tr><tr><td>$after</td></tr></table>
<table><tr><td>$side</td></tr></table>$comments<table class="foot"><tr><td>$footer</td></tr></table>$script</body></html>"""

NFCMS = """<!doctype html><html lang="zh-CN"><head><meta charset="$charset"/><title>$title  $site_name</title>
<meta name="keywords" content="$column"/></head><body class="nfcms">
<header><div class="wrap"><a class="logo" href="/"><img src="/img/logo.png"></a></div></header>
<section class="artile_zw"><nav class="position"><a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/rcgz/gzdt/">$column</a></nav>
<h1 class="content_title">$title</h1><div class="zw-info">$above</div><div class="zw">$body
$tail</div>$after</section><aside>$side</aside>$comments<footer>$footer</footer>$script</body></html>"""

BODA = """<!DOCTYPE html><HTML><HEAD><TITLE>$title-$site_name</TITLE><META Content="text/html; charset=$charset" http-equiv="Content-Type"></HEAD>
<BODY><div class="nav"><UL><LI><A href="../../index.htm">网站首页</A></LI><LI><A href="../../xwdt.htm">$column</A></LI></UL></div>
<form name="_newscontent_fromname"><div class="nry"><h2>$title</h2><div class="fbsj">$above</div><div class="v_news_content" id="vsb_content">$body
$tail</div></div></form><div class="nrfoot">$after</div>
<div class="rlist">$side</div>$comments<div class="copyright">$footer</div>$script</BODY></HTML>"""

DEDE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=$charset"><title>${title}_$site_name</title></head><body>
<table width="960" border="0" align="center"><tr><td><a href='/'>主页</a> &gt; <a href='/plus/list.php?tid=3'>$column</a> &gt; </td></tr></table>
<table width="960" align="center"><tr><td width="700" valign="top"><table><tr><td class="bt" align="center"><strong>$title</strong></td></tr>
<tr><td align="center"><small>$above</small></td></tr><tr><td class="nr">$body$tail</td></tr><tr><td>$after</td></tr></table></td>
<td valign="top">$side</td></tr></table>$comments<table align="center"><tr><td>$footer</td></tr></table>$script</body></html>"""

WECHAT = """<!DOCTYPE html><html><head><meta charset="$charset"><meta property="og:title" content="$title"><title></title></head>
<body id="activity-detail"><div id="img-content" class="rich_media_wrp"><h1 class="rich_media_title" id="activity-name">$title</h1>
<div id="meta_content"><span class="rich_media_meta rich_media_meta_text">$site_name宣传科</span> <a href="javascript:void(0);" id="js_name">$site_name</a> <em id="publish_time"></em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden;">$body$tail</div><div class="rich_media_tool">$after</div></div>
$comments<script>var ct = "$ct"; var biz = ""||"$biz"; var mid = "$mid"; var idx = "$idx"; var sn = "$sn";
var msg_link = "http://mp.weixin.qq.com/s?__biz=$biz&amp;mid=$mid&amp;idx=$idx&amp;sn=$sn#rd";
$script</script></body></html>"""

SOUP = """<!DOCTYPE html><html lang="zh"><head><meta charset="$charset"><title>$title | $site_name</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/static/app.3f2a.css"></head><body><div id="app"><div class="a1"><div class="b2"><a href="/">$site_name</a></div></div>
<div class="layout"><div class="c3 c3-l"><div class="hd"><h1 class="t-4f">$title</h1><div class="m-9a">$above</div></div>
<article class="art-7c">$body$tail</article><div class="x-1">$after</div><div class="cm">$comments</div></div><div class="c3 c3-r">$side</div></div>
<div class="ft-2d">$footer</div></div><script src="/static/app.js"></script>$script</body></html>"""

NEWSPAPER = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=$charset"/><title>$title--$column--$site_name</title></head>
<body><div class="w1000 path"><a href="/" class="clink">$site_name</a>&gt;&gt;<a href="/GB/index.html" class="clink">$column</a></div>
<div class="w1000 clearfix rwb_zw"><h1>$title</h1><div class="page_n">$above</div><div class="col-1-1" id="rwb_zw">$body
<div class="zdfy"></div>$tail</div><div class="edit">（责编：李明、王芳）</div>$after</div><div class="right">$side</div>$comments
<div id="copyright">$footer</div>$script</body></html>"""

BARE = """<html><head><title>$title</title></head><body bgcolor="#ffffff"><a href="index.htm">返回首页</a><hr><center><font size="5">$title</font></center>
$above<br><div>$body$tail</div><hr>$after $side $comments<center>$footer</center>$script</body></html>"""

SCAFFOLDS = (
    Scaffold("zxt", ZXT, "gbk", "gb2312"),
    Scaffold("zxt-utf8", ZXT, paragraph="<p>　　{}</p>"),
    Scaffold("trs", TRS, paragraph='<p class="MsoNormal">　　{}</p>'),
    Scaffold("jcms", JCMS, paragraph='<p style="text-indent:2em">{}</p>'),
    Scaffold("nfcms", NFCMS),
    Scaffold("boda", BODA, paragraph='<p class="vsbcontent_start">{}</p>'),
    Scaffold("dede", DEDE, "gbk", "gb2312", "　　{}<br /><br />"),
    Scaffold("soup", SOUP, paragraph='<div class="p"><span>{}</span></div>'),
    Scaffold("newspaper", NEWSPAPER, "gb18030", "GB2312", "<p>\t{}</p>"),
    Scaffold("bare", BARE, paragraph="　　{}<br>"),
)
WECHAT_SCAFFOLD = Scaffold("wechat", WECHAT, paragraph='<section><p><span style="font-size:15px">{}</span></p></section>')
